package io.labelguard.cli.input;

import io.labelguard.cli.print.Console;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.policy.json.Json;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Reads what a person gives about the callers: GetRole output, and the organization.
public final class FactsFile {

  private static final String NOT_IN_USE = "AWSOrganizationsNotInUseException";

  private FactsFile() {}

  /// Reads GetRole output.
  ///
  /// @throws InputException where the file is something else
  public static RoleFacts role(Path file) {
    Json json = JsonFile.read(file, WantedForm.ROLE);
    DocumentForm form = DocumentForm.of(json);
    if (form != DocumentForm.ROLE) {
      throw WantedForm.ROLE.notIn(file, form.words());
    }
    return RoleFacts.of(json)
        .orElseThrow(() -> WantedForm.ROLE.because(file, "has no Arn and RoleId of a role"));
  }

  /// Reads an organization's id, or DescribeOrganization output, or its error that says that there
  /// is none.
  ///
  /// @throws InputException where it is something else
  public static Organization organization(String idOrFile) {
    if (Organization.isId(idOrFile)) {
      return new Organization.MemberOf(idOrFile);
    }
    Path file = path(idOrFile);
    String document = TextFile.read(file);
    if (document.contains(NOT_IN_USE)) {
      return new Organization.None();
    }
    Json json = JsonFile.parse(file, document, WantedForm.ORGANIZATION);
    return Organization.of(json)
        .orElseThrow(() -> WantedForm.ORGANIZATION.notIn(file, DocumentForm.of(json).words()));
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      throw new InputException(
          Console.safe(text) + " is neither an organization's id (o-…) nor a file");
    }
  }
}
