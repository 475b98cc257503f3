// Files go to the binder in pieces, so that none waits whole in memory. Without this script the plain form does it.
"use strict";
const form = document.getElementById("drop");
const chosen = document.getElementById("files");
const folder = document.getElementById("folder");
const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
const sending = document.getElementById("sending");
const sent = document.getElementById("sent");
const words = document.getElementById("sending-words");

document.getElementById("folder-field").hidden = !("webkitdirectory" in folder);

async function post(address, body) {
  const answer = await fetch(address, { method: "POST", headers: { "X-CSRFToken": token }, body });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}

async function sendFile(batch, size, file, number, name, told) {
  let piece = 0;
  let at = 0;
  do {
    const part = file.slice(at, at + size);
    at += size;
    const said = new URLSearchParams({ batch, file: number, name, number: piece, last: at >= file.size ? "yes" : "no" });
    await post(`${form.dataset.piece}?${said}`, await part.arrayBuffer());
    piece += 1;
    told(part.size);
  } while (at < file.size);
}

async function send(files) {
  const whole = files.reduce((sum, one) => sum + one.file.size, 0) || 1;
  let done = 0;
  sending.hidden = false;
  try {
    const { batch, piece } = await (await post(form.dataset.batch)).json();
    for (const [number, one] of files.entries()) {
      words.textContent = `${form.dataset.sending} ${number + 1} / ${files.length}: ${one.name}`;
      await sendFile(batch, piece, one.file, number, one.name, (bytes) => { done += bytes; sent.value = done / whole; });
    }
    document.getElementById("batch").value = batch;
    chosen.value = "";
    folder.disabled = true;
    form.submit();
  } catch (error) {
    words.textContent = form.dataset.lost;
  }
}

function named(file) { return { file, name: file.webkitRelativePath || file.name }; }

async function inside(entry) {
  if (entry.isFile) {
    const file = await new Promise((done, lost) => entry.file(done, lost));
    return [{ file, name: entry.fullPath.replace(/^\//, "") }];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, lost) => reader.readEntries(done, lost));
    if (!some.length) return found;
    for (const each of some) found.push(...await inside(each));
  }
}

form.addEventListener("submit", (event) => {
  const files = [...chosen.files, ...folder.files].map(named);
  if (!files.length) return;
  event.preventDefault();
  send(files);
});
folder.addEventListener("change", () => { if (folder.files.length) send([...folder.files].map(named)); });
form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
form.addEventListener("dragleave", () => form.classList.remove("over"));
form.addEventListener("drop", async (event) => {
  event.preventDefault();
  form.classList.remove("over");
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
  const files = [];
  for (const entry of entries) files.push(...await inside(entry));
  if (files.length) send(files);
});
