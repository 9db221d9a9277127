// Small comforts. Every page works without this file, and the server decides everything.

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
});

// Coming back by the browser's own button, the form may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
  }
});

// data-when="name=value other": shown while the control `name` of the same form has one of the values; else not sent.
const showWhatFits = (form) => {
  const chosen = new FormData(form);
  for (const part of form.querySelectorAll("[data-when]")) {
    const [name, values] = part.dataset.when.split("=");
    part.hidden = !chosen.getAll(name).some((value) => values.split(" ").includes(value));
    for (const control of part.querySelectorAll("input, select, textarea")) control.disabled = part.hidden;
  }
};
const showInAll = () => {
  for (const part of document.querySelectorAll("form:has([data-when])")) showWhatFits(part);
};
document.addEventListener("change", (event) => event.target.form && showWhatFits(event.target.form));
document.addEventListener("htmx:afterSettle", showInAll);
showInAll();
