/**
 * Who may do what on each list, as steps for a site owner: Graph v1.0 gives list permissions to applications only ("you can't use it to create a new
 * list permission for a user", list-post-permissions), so groups, versions and levels are set in SharePoint, here with PnP PowerShell.
 */
import type { Group, Rights, SiteListSchema } from "./list-schema";

/** Nobody may delete: what leaves no row behind could not be noticed. */
const NO_DELETE = "DeleteListItems, DeleteVersions";
const LEVELS = {
  read: "Read",
  add: "Countersign add and view",
  edit: "Countersign add and edit",
} as const;

const levelFor = ({ add, edit }: Rights): string => (edit ? LEVELS.edit : add ? LEVELS.add : LEVELS.read);

/** What the two groups are called unless the firm says otherwise. */
const GROUPS: Readonly<Record<Group, string>> = {
  staff: "Countersign staff",
  leads: "Countersign leads",
  attorneys: "Countersign attorneys",
};

/** `host:/sites/name` as an address. */
const addressOf = (site: string): string => `https://${site.replace(":/", "/")}`;

const ALL = ["staff", "leads", "attorneys"] as const;

const onList = ({ siteName: name, may, staffReadOwn }: SiteListSchema): readonly string[] => [
  // Without copying the site's own assignments: what its members may do elsewhere must not come along.
  `Set-PnPList -Identity "${name}" -BreakRoleInheritance -EnableVersioning $true`,
  `Set-PnPListPermission -Identity "${name}" -Group $owners -AddRole "Full Control"`,
  ...ALL.flatMap((group) => {
    const rights = may[group];
    return rights === undefined
      ? []
      : [`Set-PnPListPermission -Identity "${name}" -Group "${GROUPS[group]}" -AddRole "${levelFor(rights)}"`];
  }),
  ...(staffReadOwn === true
    ? [
        "# About people: staff read what they wrote themselves. SharePoint then shows everything to those who manage the list alone.",
        `Set-PnPList -Identity "${name}" -ReadSecurity AllUsersReadAccessOnItemsTheyCreate`,
      ]
    : []),
];

/** Client ids of the registrations that ask Graph for the site; "" where the deployment does not name one yet. */
export interface Registrations {
  readonly pane: string;
  readonly signOff: string;
}

const grant = (id: string, otherwise: string, name: string): string =>
  `Grant-PnPEntraIDAppSitePermission -AppId "${id === "" ? otherwise : id}" -DisplayName "${name}" -Permissions Write`;

/** A script to read, change and run once; lines that begin with # say why. */
export const permissionScript = (
  site: string,
  lists: readonly SiteListSchema[],
  { pane, signOff }: Registrations,
): readonly string[] => [
  "# What Graph cannot set. Run once in PnP PowerShell as an owner of the site, after reading it.",
  "# PnP PowerShell signs in with a registration of the firm's own only (since 9 September 2024); it needs Sites.FullControl.All (delegated) for the grants.",
  '$own = "(client id of the firm\'s own registration for PnP PowerShell)"',
  `Connect-PnPOnline -Url "${addressOf(site)}" -Interactive -ClientId $own`,
  "# The permission Sites.Selected opens no site until the site is granted to the registration: the pane's and the sign-off's.",
  grant(pane, "(the pane's registration)", "Countersign pane"),
  grant(signOff, "(the sign-off registration)", "Countersign sign-off"),
  `Add-PnPRoleDefinition -RoleName "${LEVELS.add}" -Clone "Contribute" -Exclude EditListItems, ${NO_DELETE}`,
  `Add-PnPRoleDefinition -RoleName "${LEVELS.edit}" -Clone "Contribute" -Exclude ${NO_DELETE}`,
  ...ALL.map((group) => `New-PnPGroup -Title "${GROUPS[group]}"`),
  "$owners = (Get-PnPGroup -AssociatedOwnerGroup).Title",
  "# Put the firm's security groups (direct members, the same ones the app roles are assigned to) into the groups; leads stand in staff as well.",
  "# Where a file cannot be uploaded with add and view (403), give add and edit on that library: what counts are the digests recorded.",
  "# No other group or person may have rights on these lists: look at each list's permissions afterwards.",
  ...lists.flatMap(onList),
];
