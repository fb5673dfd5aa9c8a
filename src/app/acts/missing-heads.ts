/** A statement names the head of each chain as it was; a head that is no longer there was deleted since. */
import type { Chains } from "../../domain/audit/chain";
import { finding, type Finding } from "../../domain/draft/finding";
import type { SignOffRecord } from "../../domain/review/sign-off-record";
export const missingHeads = (
  chains: Chains,
  signOffs: readonly { readonly row: string; readonly at: string; readonly record: SignOffRecord }[],
): readonly Finding[] => {
  const known = new Set(chains.chains.flatMap((chain) => [...chain.heads]));
  return signOffs.flatMap(({ row, at, record }): Finding[] =>
    record.statement.auditHeads.every(({ hash }) => known.has(hash)) ? [] : [finding("audit-truncated", { row, at })],
  );
};
