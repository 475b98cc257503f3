// Search as you type. Without this script the button does it.
"use strict";
const form = document.getElementById("search");
let waiting = 0;
let newest = 0;
async function search() {
  const mine = ++newest;
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  const answer = await fetch(address);
  if (answer.redirected) { location.reload(); return; }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.getElementById("found");
  if (mine === newest && found) {
    document.getElementById("found").replaceChildren(...found.childNodes);
    history.replaceState(null, "", address);
  }
}
form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 250); });
