/* A form that asks, before it is sent, whether the session still lasts.
 *
 * Where it does not, the form stays as it is and says what to do. Without this script the server
 * answers with the same text in a form that can be sent again. */

for (const form of document.querySelectorAll("form[data-keep-writing]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sending) return;
    event.preventDefault();
    send(form, event.submitter);
  });
}

/** Send a form that may be sent: with the token of the session that lasts now. */
async function send(form, submitter) {
  if (form.dataset.asking) return; // pressed twice
  form.dataset.asking = "yes";
  const token = await tokenOf(form);
  delete form.dataset.asking;
  if (!token) {
    tell(form);
    return;
  }
  form.querySelector("[name=csrfmiddlewaretoken]").value = token;
  form.dataset.sending = "yes";
  form.requestSubmit(submitter);
  delete form.dataset.sending;
}

/** A token for the next request; empty where nobody is signed in, or no answer comes. */
async function tokenOf(form) {
  try {
    const answer = await fetch(form.dataset.keepWriting, { headers: { Accept: "application/json" } });
    return answer.ok ? (await answer.json()).token : "";
  } catch {
    return "";
  }
}

/** Say that the form cannot be sent now, and how it can. */
export function tell(form) {
  form.querySelector(".not-sent")?.remove();
  const notice = document.createElement("p");
  notice.className = "not-sent errornote";
  notice.setAttribute("role", "alert");
  const link = document.createElement("a");
  link.href = form.dataset.signIn;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = form.dataset.signInWords;
  notice.append(`${form.dataset.notSent} `, link);
  const buttons = [...form.querySelectorAll(".submit-row")];
  if (buttons.length) buttons[buttons.length - 1].before(notice);
  else form.append(notice);
}
