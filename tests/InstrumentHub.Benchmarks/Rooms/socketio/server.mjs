// The same broadcast by socket.io: sends on what it gets, and neither stores, orders nor asks who may. Installed by the bench in .hub, never with the site.
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer((request, response) => response.end("ok"));
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false });
const person = (room) => ({ id: room, name: "bench-0123456789ab-100", handle: "bench-0123456789ab-100" });

io.on("connection", (socket) => {
  socket.on("join", (room) => socket.join(room));
  socket.on("post", (room, body) => {
    const at = new Date().toISOString();
    io.to(room).emit("Event", {
      roomId: room, seq: 1, type: "commented", at, actor: person(room),
      data: { comment: { id: room, seq: 1, author: person(room), body, html: `<p>${body}</p>`, at, edits: 0, state: "shown", reactions: 0, mentions: [] } },
    });
  });
});
http.listen(Number(process.argv[2]), "127.0.0.1");
