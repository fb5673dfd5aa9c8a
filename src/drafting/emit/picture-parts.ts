/** The pictures a draft's facts brought, as parts of its package: each picture once, each story's relationships complete. */
import { addRelationship } from "../../docx/package/package-edits";
import { NAMESPACES } from "../../docx/xml/namespaces";
import { relationshipsPartOf } from "../../docx/package/part-names";
import type { PackageChanges } from "../../docx/package/package-changes";
import type { EmittedPicture } from "./emission";

export const addPictureParts = async (changes: PackageChanges, pictures: readonly EmittedPicture[]): Promise<void> => {
  const parts = new Map<string, string>();
  for (const { picture, part, relationship } of pictures) {
    const content = `${picture.extension}:${picture.base64}`;
    let target = parts.get(content);
    if (target === undefined) {
      let n = parts.size + 1;
      while (changes.has(`word/media/fact${n}.${picture.extension}`)) n += 1;
      target = `word/media/fact${n}.${picture.extension}`;
      changes.set(target, picture.bytes);
      await changes.typeOfExtension(picture.extension, `image/${picture.extension}`);
      parts.set(content, target);
    }
    const rels = relationshipsPartOf(part);
    changes.set(
      rels,
      addRelationship(
        changes.has(rels) ? await changes.text(rels) : undefined,
        part,
        { type: `${NAMESPACES.r}/image`, target },
        relationship,
      ).xml,
    );
  }
};
