// The least that a Socket.IO server for a hall can do: a phone submits, the note is on disk, it is
// answered, and the screens get what came together. It checks nothing and knows nobody.
import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";

import { Server } from "socket.io";

const FLUSH_MS = 150;
const [, , port, file] = process.argv;

const database = new DatabaseSync(file);
database.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
database.exec("CREATE TABLE IF NOT EXISTS note (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, text TEXT)");
const insert = database.prepare("INSERT INTO note (id, text) VALUES (?, ?) ON CONFLICT DO NOTHING");

const web = createServer((request, response) => response.end("ok"));
const live = new Server(web, { transports: ["websocket"], serveClient: false });

/** @type {{ id: string, text: string }[]} */
let fresh = [];

function flush() {
  live.of("/projector").emit("board", { notes: fresh });
  fresh = [];
}

live.of("/projector").on("connection", (screen) => screen.emit("board", { notes: [] }));

live.of("/phone").on("connection", (phone) => {
  phone.emit("joined", { token: phone.id, participant: phone.id });
  phone.on("submit_note", (note, answer) => {
    insert.run(note.id, note.text);
    if (fresh.push(note) === 1) setTimeout(flush, FLUSH_MS);
    answer({ ok: true });
  });
});

web.listen(Number(port), "127.0.0.1");
