// A peer: @amida-tech/blue-button. "found" counts the documents it converts without an exception.
const fs = require("fs");
const path = require("path");
const bb = require("@amida-tech/blue-button");

console.log = () => {};
const folder = process.argv[2];
const files = fs.readdirSync(folder).sort().map((name) => fs.readFileSync(path.join(folder, name), "utf8"));
const size = fs.readdirSync(folder).reduce((sum, name) => sum + fs.statSync(path.join(folder, name)).size, 0);
const started = process.cpuUsage();
let found = 0;
for (const text of files) {
  try {
    bb.parse(text);
    found += 1;
  } catch (lost) {
    continue;
  }
}
const used = process.cpuUsage(started);
process.stdout.write(JSON.stringify({ cpu: (used.user + used.system) / 1e6, work: size / 1e6, found }) + "\n");
