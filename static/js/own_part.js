/* Fragments of one's own on the pages of lessons and modules and on the front page; and the forms in
 * them that tick something off. */

/** The fragment at an address, as an element; null where nobody is signed in. */
export async function fragmentOf(address) {
  const answer = await fetch(address, { headers: { Accept: "text/html" }, redirect: "manual" });
  if (!answer.ok) return null;
  const holder = document.createElement("div");
  holder.innerHTML = await answer.text();
  return holder.firstElementChild;
}

/** Send a form without leaving the page; false where that did not work. */
export async function sendForm(form) {
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json" },
      redirect: "manual",
    });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Tick off without leaving the page; `then` is called when it is stored. */
export function tickHere(root, then) {
  root.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches(".tick, .own-highlight form")) return;
    event.preventDefault();
    if (await sendForm(form)) then(form);
    else form.submit(); // the page itself says what is wrong
  });
}

/** Show the fragment of a door in it. */
export async function fill(door) {
  const own = await fragmentOf(door.dataset.own);
  if (!own) return;
  door.querySelector(".own")?.remove();
  door.append(own);
  tickHere(own, async () => {
    await fill(door);
    door.querySelector(".tick button")?.focus({ preventScroll: true });
  });
  const token = own.querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (own.dataset.opened === "no" && token) {
    const { kind, key, account } = own.dataset;
    fetch(own.dataset.open, {
      method: "POST",
      body: new URLSearchParams({ kind, key, account, csrfmiddlewaretoken: token }),
      redirect: "manual",
    }).catch(() => {});
  }
}
