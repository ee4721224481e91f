/* What was written and is not stored yet. It waits in this browser, under the account that wrote it,
 * until the server has it; under another account it is neither shown nor sent.
 *
 * An item: {id, account, url, state, error, fields}. Its state is "draft" while it is being written,
 * "ready" when it is to be sent, "refused" where the server gave a reason. */
import { accountHere, askWhoIsHere } from "./account.js";

const PREFIX = "own:";
const RETRY = [5_000, 15_000, 60_000]; // milliseconds between attempts; the last is repeated
const listeners = new Set();
const unkept = new Map(); // where the browser gives no storage, as long as the page is open
let attempts = 0;
let timer = 0;
let isSending = false;

/** Call back with (item, outcome) after each attempt: "saved", "waiting", "signed-out", "refused". */
export function onOutcome(listener) {
  listeners.add(listener);
}

/** The items of an account, in the order of their making. */
export function itemsOf(account) {
  const found = [...unkept.values()].filter((item) => item.account === account);
  try {
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index);
      if (key.startsWith(`${PREFIX}${account}:`)) found.push(JSON.parse(localStorage.getItem(key)));
    }
  } catch {
    // No storage: what is unkept is all there is.
  }
  return found.sort((one, other) => one.at - other.at);
}

/** Keep an item as it is now. */
export function keep(item) {
  try {
    localStorage.setItem(keyOf(item), JSON.stringify(item));
    unkept.delete(item.id);
  } catch {
    unkept.set(item.id, item);
  }
}

/** Forget an item: it is stored, or it was thrown away. */
export function forget(item) {
  unkept.delete(item.id);
  try {
    localStorage.removeItem(keyOf(item));
  } catch {
    // It was never kept.
  }
}

/** Send what is ready, one after the other. Two pages at once would do no harm: an item has a number
 * under which the server stores it once. */
export async function send() {
  clearTimeout(timer);
  const account = accountHere();
  const waiting = itemsOf(account).filter((item) => item.state === "ready");
  if (isSending || !waiting.length) return;
  isSending = true;
  try {
    await sendAll(account, waiting);
  } finally {
    isSending = false;
  }
  if (itemsOf(account).some((item) => item.state === "ready")) {
    timer = setTimeout(send, RETRY[Math.min(attempts, RETRY.length - 1)]);
    attempts += 1;
  } else {
    attempts = 0;
  }
}

async function sendAll(account, waiting) {
  let person;
  try {
    person = await askWhoIsHere();
  } catch {
    for (const item of waiting) tell(item, "waiting");
    return;
  }
  for (const item of waiting) {
    if (person?.account === account) tell(item, await sendOne(item, person.token));
    else tell(item, "signed-out");
  }
}

async function sendOne(item, token) {
  const body = new URLSearchParams({
    ...item.fields,
    account: item.account,
    csrfmiddlewaretoken: token,
  });
  let answer;
  try {
    answer = await fetch(item.url, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      redirect: "manual",
    });
  } catch {
    return "waiting";
  }
  if (answer.ok) {
    forget(item);
    return "saved";
  }
  if (answer.type === "opaqueredirect" || [401, 403, 409].includes(answer.status)) {
    return "signed-out";
  }
  if (answer.status === 404 || answer.status === 410 || answer.status === 422) {
    const said = answer.status === 422 ? await answer.json() : {};
    keep(Object.assign(item, { state: "refused", error: said.error ?? "" }));
    return "refused";
  }
  return "waiting";
}

function tell(item, outcome) {
  for (const listener of listeners) listener(item, outcome);
}

function keyOf(item) {
  return `${PREFIX}${item.account}:${item.id}`;
}

addEventListener("online", send);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") send();
});
