/* The address of selected words, for every reader: a link to the page of these words, and a button
 * that copies it. It lies at the foot of the window, so that nothing moves and no system's own bar
 * is covered; where a reader's bar for marks is, it is the last part of that.
 *
 * What measures the selection is fetched with the first one: most readers select nothing. */
const SETTLED = 100; // milliseconds without change before a selection counts, for touch handles

const control = document.querySelector("[data-words-address]");
const words = control && document.querySelector(".words");
if (words) {
  const [link, copy, told] = control.children;
  const keys = document.querySelector(".words-keys");
  let timer = 0;
  let measure = null;

  document.body.append(control); // what lies in a container may not be fixed to the window
  copy.hidden = !navigator.clipboard; // there is none without HTTPS
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(look, SETTLED);
  });
  control.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // keep the selection
    offerChosen(); // it may have grown since it was last looked at
  });
  control.addEventListener("click", (event) => event.stopPropagation()); // no mark is meant
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(link.href).then(
      () => (told.textContent = copy.dataset.copied),
      () => link.focus(),
    );
  });
  control.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || isInBar()) return;
    control.hidden = true;
    chooseByKeys();
  });
  keys.hidden = false;
  keys.addEventListener("click", chooseByKeys);

  /** See which words are selected, and offer their address; whether there are any. */
  async function look() {
    const offered = await offerChosen();
    if (!offered && !control.contains(document.activeElement)) control.hidden = true;
    return offered;
  }

  async function offerChosen() {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    if (!range?.intersectsNode(words)) return false;
    measure ??= (await import("./selection.js")).placeOf; // once: a press is not to wait for it
    const place = measure(range, words);
    if (place) offer(place);
    return Boolean(place);
  }

  function offer({ start, end }) {
    if (!isInBar()) document.querySelector(".own-bar")?.append(control);
    link.href = `${control.dataset.wordsAddress}${start}-${end}/`;
    told.textContent = "";
    control.hidden = false;
  }

  function isInBar() {
    return Boolean(control.closest(".own-bar"));
  }

  /** Let the arrow keys choose words, and Enter lead to their address. */
  async function chooseByKeys() {
    const { stepByWords } = await import("./word_steps.js");
    stepByWords(words);
    words.tabIndex = 0;
    words.setAttribute("role", "group");
    words.setAttribute("aria-label", keys.dataset.help);
    words.addEventListener("keydown", onKey);
    words.addEventListener("blur", leave);
    words.focus({ preventScroll: true });
  }

  /** Make the text again what it is to those who do not choose: no stop on the way of Tab. */
  function leave() {
    if (document.activeElement === words) return; // it is the window that lost the focus
    for (const name of ["tabindex", "role", "aria-label"]) words.removeAttribute(name);
    words.removeEventListener("keydown", onKey);
    words.removeEventListener("blur", leave);
  }

  async function onKey(event) {
    if (event.target !== words || document.querySelector(".own-bar")) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (await look()) link.focus();
    } else if (event.key === "Escape") {
      getSelection().removeAllRanges();
      words.blur();
    }
  }
}
