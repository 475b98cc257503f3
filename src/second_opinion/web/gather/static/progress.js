// Moves the bar. Without this script the page loads itself again.
"use strict";
const bar = document.getElementById("bar");
const done = document.getElementById("done");
const sentence = document.getElementById("sentence");
async function look() {
  try {
    const answer = await fetch(bar.dataset.state);
    if (answer.redirected || !answer.ok) { location.reload(); return; }
    const state = await answer.json();
    if (state.over) { location.reload(); return; }
    done.max = state.known || 1;
    done.value = state.done;
    if (sentence.textContent !== state.sentence) sentence.textContent = state.sentence;
  } catch (error) { sentence.dataset.lost = "yes"; }
  setTimeout(look, 700);
}
setTimeout(look, 700);
