/* One's own in a text: highlights drawn over its words, notes beside their paragraphs, sections ticked
 * off, the place where one stopped. What is shown comes as a private fragment; what is made goes
 * through the outbox, so that it outlives a lost connection and an ended session. */
import { forget, itemsOf, keep, onOutcome, send } from "./outbox.js";
import { makeBar, showBelow } from "./own_bar.js";
import { openNote, say } from "./own_note.js";
import { fragmentOf, sendForm, tickHere } from "./own_part.js";
import { followPlace } from "./own_place.js";
import { placeAt, rangesOf, runsOf } from "./places.js";
import { placeOf } from "./selection.js";
import { stepByWords } from "./word_steps.js";

const SETTLED = 100; // milliseconds without change before a selection counts, for touch handles

/** Make a text one's own. */
export async function open(door) {
  const words = document.querySelector(".words");
  const own = await fragmentOf(door.dataset.ownText);
  if (own && words) new OwnText(door, words).begin(own);
}

class OwnText {
  constructor(door, words) {
    this.door = door;
    this.words = words;
    this.frame = words.closest("article");
    this.runs = runsOf(words);
    this.pieces = [];
    this.marks = [];
    this.chosen = null; // {start, end} of the words that the bar speaks of
  }

  begin(own) {
    const { dataset } = own.querySelector("[data-own-words]");
    this.labels = { ...dataset };
    this.colours = [...own.querySelectorAll("[data-own-words] [data-colour]")].map((one) => ({
      name: one.dataset.colour,
      label: one.textContent,
    }));
    this.account = own.dataset.account;
    this.frame.classList.add("own-frame");
    this.bar = makeBar(this.labels, this.colours, (act) => this.act(act));
    this.frame.append(this.bar);
    tickHere(this.frame, () => this.refresh());
    onOutcome((item, outcome) => this.hear(item, outcome));
    this.show(own);
    this.listen();
    followPlace(this.words, () => this.own);
    for (const item of this.waiting()) {
      if (item.state === "draft" && !item.fields.body.trim()) forget(item);
      else if ("body" in item.fields) this.write(item);
    }
    send();
  }

  /** What waits for this text. */
  waiting() {
    const path = new URL(this.own.dataset.mark, location.href).pathname;
    return itemsOf(this.account).filter((item) => item.url === path);
  }

  async refresh() {
    const own = await fragmentOf(this.door.dataset.ownText).catch(() => null);
    if (own) this.show(own);
  }

  /** Put the pieces of the fragment where they belong. */
  show(own) {
    for (const piece of this.pieces) piece.remove();
    this.pieces = [];
    this.own = own;
    this.put(own.querySelector(".own-head"), (head) => this.door.after(head));
    this.put(this.keysButton(), (button) => this.door.after(button));
    for (const section of own.querySelectorAll(".own-sections > li")) this.putTick(section);
    for (const note of own.querySelectorAll(".own-note")) {
      const aside = note.dataset.start && this.asideOf(Number(note.dataset.start));
      if (aside) this.put(note, () => aside.append(note));
    }
    this.marks = [...own.querySelectorAll(".own-highlight")]
      .filter((mark) => mark.dataset.start)
      .map((mark) => ({
        start: Number(mark.dataset.start),
        end: Number(mark.dataset.end),
        colour: mark.dataset.colour,
        form: mark.querySelector("form"),
      }));
    this.draw();
  }

  put(piece, place) {
    if (!piece) return;
    place(piece);
    this.pieces.push(piece);
  }

  putTick(section) {
    const heading = section.dataset.before && document.getElementById(section.dataset.before);
    const tick = document.createElement("div");
    tick.className = "own-tick";
    tick.append(section.querySelector("form"));
    const footnotes = this.words.querySelector(".footnotes");
    this.put(tick, () => {
      if (heading) heading.closest(".paragraph").before(tick);
      else if (footnotes) footnotes.before(tick);
      else this.words.append(tick);
    });
  }

  keysButton() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button plain own-keys";
    button.textContent = this.labels.keys;
    button.title = this.labels.keysHelp;
    button.addEventListener("click", () => {
      this.words.tabIndex = 0;
      this.words.setAttribute("role", "group");
      this.words.setAttribute("aria-label", this.labels.keysHelp);
      this.words.focus();
    });
    return button;
  }

  /** The place beside the paragraph of some words. */
  asideOf(place) {
    const found = this.runs.find((each) => each.start <= place && place < each.end);
    const block = found?.run.closest(".paragraph, .footnotes li");
    if (!block) return null;
    let aside = block.querySelector(":scope > .notes");
    if (!aside) {
      aside = document.createElement("aside");
      aside.className = "notes";
      aside.setAttribute("aria-label", this.labels.note);
      block.append(aside);
    }
    return aside;
  }

  /** Draw highlights, those that wait too, and the words of notes. */
  draw() {
    if (!("highlights" in CSS)) return;
    const waiting = this.waiting().map(({ fields }) => fields);
    for (const { name } of this.colours) {
      const drawn = [...this.marks, ...waiting].filter((mark) => mark.colour === name);
      this.paint(`own-${name}`, drawn);
    }
    const notes = [...this.frame.querySelectorAll(".own-note")]
      .filter((note) => note.dataset.start)
      .map(({ dataset }) => dataset);
    this.paint("own-note", [...notes, ...waiting.filter((fields) => "body" in fields)]);
  }

  paint(name, marks) {
    const ranges = marks.flatMap((mark) =>
      rangesOf(this.runs, Number(mark.start), Number(mark.end)),
    );
    CSS.highlights.set(name, new Highlight(...ranges));
  }

  listen() {
    let timer = 0;
    document.addEventListener("selectionchange", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.look(), SETTLED);
    });
    this.words.addEventListener("click", (event) => this.touch(event));
    stepByWords(this.words);
    this.words.addEventListener("keydown", (event) => {
      if (event.target !== this.words) return;
      if (event.key === "Enter" && this.look()) {
        event.preventDefault();
        this.bar.querySelector("button").focus();
      } else if (event.key === "Escape") {
        getSelection().removeAllRanges();
        this.words.blur();
      }
    });
    this.words.addEventListener("blur", () => this.words.removeAttribute("tabindex"));
    this.bar.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.bar.hidden = true;
      this.words.tabIndex = 0;
      this.words.focus();
    });
  }

  /** See which words are selected, and offer the bar; whether there are any. */
  look() {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const place = range?.intersectsNode(this.words) ? placeOf(range, this.words) : null;
    if (place) {
      this.offer(place.start, place.end, [range]);
    } else if (!this.bar.contains(document.activeElement)) {
      this.bar.hidden = true;
    }
    return place !== null;
  }

  /** A press on a highlight offers the bar for it. */
  touch(event) {
    if (!getSelection().isCollapsed || event.target.closest("a, button, textarea, .notes")) return;
    const place = placeAt(this.words, event.clientX, event.clientY);
    const mark = this.marks.find((each) => each.start <= place && place < each.end);
    if (!mark) return;
    setTimeout(() => {
      this.offer(mark.start, mark.end, rangesOf(this.runs, mark.start, mark.end));
    }, 2 * SETTLED); // after the press has emptied the selection
  }

  offer(start, end, ranges) {
    this.chosen = { start, end };
    showBelow(this.bar, ranges, this.frame, Boolean(this.markOn(start, end)));
  }

  markOn(start, end) {
    return this.marks.find((mark) => mark.start === start && mark.end === end);
  }

  async act(what) {
    const { start, end } = this.chosen;
    this.bar.hidden = true;
    if (what === "remove") {
      const mark = this.markOn(start, end);
      if (mark && (await sendForm(mark.form))) await this.refresh();
    } else if (what === "assign") {
      location.assign(assigning(`${this.own.dataset.words}${start}-${end}`));
    } else if (what === "jot") {
      this.write(this.item({ start, end, body: "" }, "draft")).querySelector("textarea").focus();
    } else {
      keep(this.item({ start, end, colour: what }, "ready"));
      getSelection().removeAllRanges();
      this.draw();
      send();
    }
  }

  item(fields, state) {
    const id = newId();
    return {
      id,
      at: Date.now(),
      account: this.account,
      url: new URL(this.own.dataset.mark, location.href).pathname,
      state,
      fields: { revision: this.own.dataset.revision, client_id: id, ...fields },
    };
  }

  /** Open the field for a note. */
  write(item) {
    keep(item);
    const aside = this.asideOf(Number(item.fields.start)) ?? this.door;
    const form = openNote(item, this.labels, aside, () => this.draw());
    if (item.state === "refused") say(form, item.error || this.labels.refused);
    this.draw();
    return form;
  }

  /** Show what became of something that was sent. */
  async hear(item, outcome) {
    const form = this.frame.querySelector(`[data-item="${item.id}"]`);
    if (outcome === "saved") {
      form?.remove();
      await this.refresh();
      this.tell(this.labels.saved);
      return;
    }
    if (outcome === "refused" && !form) {
      forget(item); // a highlight on words that are no longer there
      this.tell(item.error || this.labels.refused);
      this.draw();
      return;
    }
    const words = {
      waiting: this.labels.waiting,
      "signed-out": this.labels.signedOut,
      refused: item.error || this.labels.refused,
    }[outcome];
    if (form) say(form, words, outcome === "signed-out");
    else this.tell(words);
  }

  /** Say something beside the door, aloud too. */
  tell(words) {
    this.told ??= (() => {
      const line = document.createElement("p");
      line.className = "own-told";
      line.setAttribute("role", "status");
      this.door.before(line);
      return line;
    })();
    this.told.textContent = words;
  }
}

/** The address of the page on which words are assigned: as that of the whole text, with their name. */
function assigning(part) {
  const url = new URL(document.querySelector(".assign-link").href);
  url.searchParams.set("part", part);
  return url;
}

/** A number under which something is stored once. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
