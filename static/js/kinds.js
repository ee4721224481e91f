// Switches for the kinds of annotation: each word of the legend becomes a button that shows or hides
// the highlights, letters and notes of its kind, and one more button does so for all kinds at once.
// Nothing is kept: a reload shows all of them.

const SHOWN = "[aria-pressed='true']";

/** Make a switch of one entry of the legend. */
function makeSwitch(entry, words) {
  const kind = entry.dataset.kind;
  const marks = words.querySelectorAll(`mark.${kind}`);
  const letters = words.querySelectorAll(`.key.${kind}, .note.${kind}`);

  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-pressed", "true");
  const name = entry.querySelector(".name");
  button.append(...name.childNodes);
  name.replaceWith(button);

  const show = (shown) => {
    button.setAttribute("aria-pressed", String(shown));
    // A mark may stand for several kinds and keeps the look of the others.
    for (const mark of marks) mark.classList.toggle(kind, shown);
    for (const element of letters) element.hidden = !shown;
    for (const notes of words.querySelectorAll(".notes")) {
      notes.hidden = !notes.querySelector(":scope > :not([hidden])");
    }
  };
  button.addEventListener("click", () => show(!button.matches(SHOWN)));
  return { button, show };
}

/** Make the switch that hides every kind, or shows them all where one is hidden. */
function makeMaster(legend, switches) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = legend.dataset.all;
  const say = () => {
    button.setAttribute("aria-pressed", String(switches.every((one) => one.button.matches(SHOWN))));
  };
  button.addEventListener("click", () => {
    const shown = !button.matches(SHOWN);
    for (const one of switches) one.show(shown);
    say();
  });
  legend.addEventListener("click", say);
  say();
  const entry = document.createElement("li");
  entry.append(button);
  legend.prepend(entry);
}

const words = document.querySelector(".words");
const legend = document.querySelector("[data-kinds]");
if (words && legend) {
  const entries = [...legend.querySelectorAll("[data-kind]")];
  makeMaster(legend, entries.map((entry) => makeSwitch(entry, words)));
}
