/** Who acts. A verb that writes asks for a signed-in person first; nobody acts as nobody. */
import { done, refused, type Result } from "../../domain/result";
import type { Ports } from "../ports/ports";
import type { Person } from "../ports/session";
import { refusal, type Refusal } from "../words/refusal";

export const signedIn = async (ports: Pick<Ports, "session">): Promise<Result<Person, Refusal>> => {
  const person = await ports.session.current();
  return person === undefined ? refused(refusal("not-signed-in")) : done(person);
};
