// What `server-only` means outside a bundler for browsers: nothing.
export {}
