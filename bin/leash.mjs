// Loaded before a program that must not outlive the one that started it: the pipe on stdin closes with its parent.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).on('error', () => {})
process.stdin.resume()
process.stdin.unref?.()
