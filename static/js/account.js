/* Who is signed in here, as far as a script may know: public pages do not tell. */

const COOKIE = /(?:^|;\s*)(?:__Host-)?reader=([0-9a-f]+)/;

/** What scripts call the account that is signed in; empty where nobody is. */
export function accountHere() {
  return COOKIE.exec(document.cookie)?.[1] ?? "";
}

/** Who is signed in and the token for forms, asked of the server; null where nobody is. */
export async function askWhoIsHere() {
  const answer = await fetch("/study/here/", {
    headers: { Accept: "application/json" },
    redirect: "manual",
  });
  return answer.ok ? answer.json() : null;
}
