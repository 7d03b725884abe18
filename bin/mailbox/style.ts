/** The mailbox in the portal's colours (design §2), light or dark as the system is. */
export const style = `
@font-face{font-family:'Hanken Grotesk';font-weight:100 900;font-display:swap;src:url(/font.woff2) format('woff2')}
:root{color-scheme:light dark;--canvas:light-dark(#eff3f3,#091316);--surface:light-dark(#fff,#0f1c20);--line:light-dark(#dde5e6,#20343a);--control:light-dark(#748a91,#6d8790);--ink:light-dark(#0f2229,#e7eff0);--ink-2:light-dark(#3a5058,#b5c6ca);--ink-3:light-dark(#566b73,#8fa6ac);--petrol:light-dark(#0c5b6c,#7fcbda);--fill:light-dark(#0c5b6c,#62bccd);--on-fill:light-dark(#fff,#04171c);--tint:light-dark(#e4f0f2,#11303a);--focus:light-dark(#0c5b6c,#8fd6e4)}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--canvas);color:var(--ink);font:400 14px/21px 'Hanken Grotesk',system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-variant-numeric:tabular-nums}
a{color:var(--petrol)}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:5px}
header{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:baseline;padding:16px 24px 8px}
header p{margin:0;color:var(--ink-3);font-size:13px}
.home{font-size:20px;line-height:26px;font-weight:680;letter-spacing:-.02em;color:var(--ink);text-decoration:none}
main{flex:1;display:grid;grid-template-columns:380px 1fr;margin:8px;min-height:0;background:var(--surface);border:1px solid var(--line);border-radius:12px;overflow:hidden}
.list{border-right:1px solid var(--line);min-width:0}
form{display:flex;gap:8px;padding:16px 16px 0}
input{flex:1;min-width:0;height:40px;padding:0 12px;border:1px solid var(--control);border-radius:7px;background:var(--surface);color:inherit;font:inherit}
button{height:40px;padding:0 16px;border:0;border-radius:7px;background:var(--fill);color:var(--on-fill);font:inherit;font-weight:620;cursor:pointer}
.count{margin:12px 16px;color:var(--ink-3);font-size:13px}
ol{list-style:none;margin:0;padding:0}
li a{display:grid;grid-template-columns:1fr auto;gap:2px 12px;padding:12px 16px;border-top:1px solid var(--line);color:inherit;text-decoration:none}
li a:hover{background:var(--canvas)}
li a[aria-current]{background:var(--tint);box-shadow:inset 3px 0 var(--petrol)}
li a:focus-visible{outline-offset:-3px}
li span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
li time{font-size:12px;color:var(--ink-3);white-space:nowrap}
li a[aria-current] :is(time,.from){color:var(--ink-2)}
.to{font-weight:620}
.to,.subject{grid-column:1/-1}
.subject{color:var(--ink-2)}
.from{font-size:13px;color:var(--ink-3)}
.mail{display:flex;flex-direction:column;min-width:0;padding:20px 24px 24px}
.none,.empty{color:var(--ink-3)}
.none{align-items:center;justify-content:center}
.empty{margin:16px}
.back{display:none;margin-bottom:12px}
h1{margin:0 0 6px;font-size:20px;line-height:26px;font-weight:650;letter-spacing:-.01em;overflow-wrap:anywhere}
.facts{margin:0;color:var(--ink-2);overflow-wrap:anywhere}
nav{display:flex;gap:20px;margin:16px 0 16px;border-bottom:1px solid var(--line)}
nav a{padding:10px 0;color:var(--ink-2);text-decoration:none;margin-bottom:-1px}
nav a[aria-current]{color:var(--petrol);font-weight:620;border-bottom:2px solid var(--petrol)}
iframe{flex:1;width:100%;min-height:620px;border:1px solid var(--line);border-radius:10px;background:#fff}
pre{flex:1;margin:0;padding:20px;border:1px solid var(--line);border-radius:10px;white-space:pre-wrap;overflow-wrap:anywhere;font:400 14px/22px ui-monospace,'SFMono-Regular',Menlo,Consolas,monospace}
@media(max-width:760px){header{padding:12px 16px 4px}main{grid-template-columns:1fr}.list{border:0}.listing .mail,.reading .list{display:none}.back{display:inline-block}.mail{padding:16px}}
`
