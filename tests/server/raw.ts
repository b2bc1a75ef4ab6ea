import { connect } from "node:net";

/** What came back over a connection to which a text was sent as it is, until it was closed or `isEnough`. */
export function exchange(
  address: string,
  text: string,
  isEnough: (received: string) => boolean = () => false,
): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(Number.parseInt(port, 10), hostname, () => socket.write(text));
    socket.setEncoding("utf8");
    socket.on("data", (chunk) => {
      received += String(chunk);
      if (isEnough(received)) socket.destroy();
    });
    socket.once("close", () => resolve(received));
    socket.once("error", reject);
  });
}

/** Whether a whole answer came back: its head, and as much as its head says. */
export function isWhole(received: string): boolean {
  const end = received.indexOf("\r\n\r\n");
  const length = /content-length: (\d+)/i.exec(received)?.[1];
  return end > 0 && Buffer.byteLength(received.slice(end + 4)) >= Number.parseInt(length ?? "0", 10);
}
