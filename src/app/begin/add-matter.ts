/** A matter is added with the firm's own number, which is unique; the lists refuse a second one and the person is told. */
import { done, refused } from "../../domain/result";
import type { Ports } from "../ports/ports";
import { refusal } from "../words/refusal";
import { signedIn } from "../acts/signed-in";
import type { Result } from "../../domain/result";
import type { MatterRow, NewMatter } from "../ports/matter-source";
import type { Refusal } from "../words/refusal";

export type AddMatter = (matter: NewMatter) => Promise<Result<MatterRow, Refusal>>;

export const addMatter =
  (ports: Pick<Ports, "session" | "matters">): AddMatter =>
  async (matter) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const number = matter.number.trim();
    const title = matter.title.trim();
    if (number === "" || title === "") return refused(refusal("value-refused"));
    const known = (await ports.matters.list()).some((row) => row.number.trim().toLowerCase() === number.toLowerCase());
    if (known) return refused(refusal("matter-number-taken", { detail: { number } }));
    return done(await ports.matters.add({ ...matter, number, title }));
  };
