import { raw } from "hono/html";

/** The look of the identity provider's pages: quiet, in the colours that the reader's system prefers. */
export const SIGN_IN_STYLE = raw(`
:root { color-scheme: light dark; --page: #f5f5f5; --card: #fff; --text: #242424; --quiet: #616161; --line: #d1d1d1; --accent: #4f52b2; --hover: #f0f0fa; }
@media (prefers-color-scheme: dark) { :root { --page: #141414; --card: #242424; --text: #f5f5f5; --quiet: #b8b8b8; --line: #4d4d4d; --accent: #a5a8f0; --hover: #32334d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 "Segoe UI", system-ui, sans-serif; }
main { max-width: 52rem; margin: 2rem auto; padding: 1.75rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; }
h1 { margin: 0.5rem 0; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 1.75rem 0 0.25rem; padding-top: 1.25rem; border-top: 1px solid var(--line); font-size: 1.2rem; }
h3, h4 { margin: 0.75rem 0 0.4rem; font-size: 0.95rem; color: var(--quiet); font-weight: 600; }
.badge { display: inline-block; margin: 0; padding: 0.1rem 0.6rem; border: 1px solid var(--accent); border-radius: 1rem; color: var(--accent); font-size: 0.85rem; font-weight: 600; }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 0.5rem; margin: 0; padding: 0; list-style: none; }
li { display: grid; }
button { display: grid; align-content: center; min-height: 2.75rem; padding: 0.45rem 0.75rem; border: 1px solid var(--line); border-radius: 0.35rem; background: transparent; color: inherit; font: inherit; text-align: left; cursor: pointer; overflow-wrap: anywhere; }
button:hover { background: var(--hover); border-color: var(--accent); }
button:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
button small { color: var(--quiet); font-size: 0.85rem; }
details { margin-top: 1rem; }
summary { width: fit-content; padding: 0.4rem 0.25rem; cursor: pointer; font-weight: 600; color: var(--quiet); }
.count { font-weight: 400; }
[role="alert"] { padding: 0.6rem 0.8rem; border-left: 4px solid #c4314b; background: var(--hover); }
@media (max-width: 40rem) { main { margin: 0; border: 0; border-radius: 0; padding: 1.25rem; } }
`);
