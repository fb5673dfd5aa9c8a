/** Composition root of the command line: the machine's files, two streams, an exit code. */
import { machineSurroundings } from "./machine-surroundings";
import { printed, runCommand } from "./run-command";

const words = process.argv.slice(2);
const outcome = await runCommand(words, machineSurroundings);
const { out, err } = printed(outcome, words.includes("--json"));
process.stderr.write(err);
process.stdout.write(out);
// Not process.exit: output to a pipe may still be on its way.
process.exitCode = outcome.exit;
