// A card for a term where a text first names it. Without this script the words lead to the term's
// page; with it they open a card that says in short what it is and leads there.

const card = document.createElement("div");
card.className = "card";
card.popover = "auto";
card.setAttribute("role", "dialog");
document.body.append(card);

let opened = null;
card.addEventListener("toggle", (event) => {
  if (event.newState === "closed") opened?.classList.remove("opened");
});

document.addEventListener("click", async (event) => {
  const link = event.target.closest(".words a.term");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  try {
    const answer = await fetch(new URL("card/", link.href));
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    card.replaceChildren(...page.body.children);
    card.setAttribute("aria-label", link.textContent);
    opened?.classList.remove("opened");
    opened = link;
    link.classList.add("opened");
    link.focus(); // closing the card brings the reader back here
    card.showPopover();
    card.querySelector("a").focus();
  } catch {
    location.assign(link.href);
  }
});
