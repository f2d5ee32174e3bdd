package io.labelguard.cli.input;

import static io.labelguard.cli.input.JsonMembers.items;

import io.labelguard.core.labeling.Described;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.policy.json.Json;
import java.nio.file.Path;
import java.util.List;

/// Reads work teams and workforces from files that a person gave.
public final class TeamFile {

  private TeamFile() {}

  /// Reads DescribeWorkteam output, a CreateWorkteam request, or ListWorkteams output with one
  /// team.
  ///
  /// @throws InputException where the file is something else, or lists several
  public static Described<Workteam> workteam(Path file) {
    Json json = JsonFile.read(file, WantedForm.WORKTEAM);
    return switch (DocumentForm.of(json)) {
      case WORKTEAM -> LabelingDocuments.workteam(json);
      case WORKTEAMS ->
          LabelingDocuments.workteam(only(file, json, "Workteams", WantedForm.WORKTEAM));
      case DocumentForm form -> throw WantedForm.WORKTEAM.notIn(file, form.words());
    };
  }

  /// Reads DescribeWorkforce output, a CreateWorkforce request, or ListWorkforces output.
  ///
  /// @throws InputException where the file is something else, or lists several
  public static Described<Workforce> workforce(Path file) {
    Json json = JsonFile.read(file, WantedForm.WORKFORCE);
    return switch (DocumentForm.of(json)) {
      case WORKFORCE -> LabelingDocuments.workforce(json);
      case WORKFORCES ->
          LabelingDocuments.workforce(only(file, json, "Workforces", WantedForm.WORKFORCE));
      case DocumentForm form -> throw WantedForm.WORKFORCE.notIn(file, form.words());
    };
  }

  private static Json only(Path file, Json json, String name, WantedForm wanted) {
    List<Json> all = items(json, name).orElse(List.of());
    if (all.size() != 1) {
      throw wanted.because(file, "lists " + all.size() + " of them, where one is needed");
    }
    return all.getFirst();
  }
}
