/* The field in which a note is written, beside its paragraph. Every letter is kept in the browser until
 * the server has the note. */
import { forget, keep, send } from "./outbox.js";

/** Open the field of an item of the outbox. */
export function openNote(item, labels, aside, redraw) {
  const form = document.createElement("form");
  form.className = "own-panel";
  form.dataset.item = item.id;
  form.innerHTML = `<label></label><textarea rows="4"></textarea><p role="status" hidden></p>
    <p class="row"><button class="button"></button><a class="standalone" hidden></a>
    <button class="button plain" type="button"></button></p>`;
  const [label, field] = form.children;
  const [save, way, close] = form.querySelectorAll("button, a");
  field.id = `note-${item.id}`;
  label.htmlFor = field.id;
  label.textContent = labels.note;
  save.textContent = labels.save;
  way.textContent = labels.signIn;
  way.href = `${labels.signInUrl}?next=${encodeURIComponent(location.pathname)}`;
  close.textContent = labels.discard;
  field.value = item.fields.body;

  field.addEventListener("input", () => {
    item.fields.body = field.value;
    item.state = "draft";
    keep(item);
    say(form, "");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!field.value.trim()) return;
    item.fields.body = field.value;
    item.state = "ready";
    keep(item);
    say(form, labels.saving);
    send();
  });
  close.addEventListener("click", () => {
    if (field.value.trim() && !confirm(labels.discardSure)) return;
    forget(item);
    form.remove();
    redraw();
  });
  aside.append(form);
  return form;
}

/** Say what became of a note; `isOut` shows the way to sign in again. */
export function say(form, words, isOut = false) {
  const status = form.querySelector("[role=status]");
  status.textContent = words;
  status.hidden = !words;
  form.querySelector("a").hidden = !isOut;
}
