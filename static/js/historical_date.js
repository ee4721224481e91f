/* Says in words, while a date is being written, what is understood of it.
 *
 * Without this script the page says it of what it was sent. */
const PAUSE = 250; // milliseconds without a key before the date is asked about

for (const field of document.querySelectorAll("[data-historical-date]")) {
  const said = document.querySelector(`output[for="${CSS.escape(field.id)}"]`);
  if (said) sayBack(field, said);
}

function sayBack(field, said) {
  let timer = 0;
  let asked = field.value;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });

  async function ask() {
    asked = field.value;
    const address = new URL(field.dataset.historicalDate, location.href);
    address.searchParams.set("date", asked);
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected || field.value !== asked) return;
    const { words, fault } = await answer.json();
    said.textContent = words || fault;
    said.classList.toggle("fault", fault !== "");
  }
}
