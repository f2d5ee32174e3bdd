package io.labelguard.core.labeling.setup;

import static java.util.stream.Collectors.groupingBy;

import io.labelguard.core.labeling.table.DatedTable;
import java.util.List;
import java.util.Map;

/// The members of a CreateLabelingJob request and their limits, from AWS's own model. The Java
/// SDK's jar has the shapes without the limits, so they come in a table.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateLabelingJob.html">CreateLabelingJob</a>
final class RequestModel {

  /// The rules of the table, parents before their members.
  static final List<MemberRule> RULES =
      DatedTable.rows(RequestModel.class, "create-labeling-job.txt", MemberRule.COLUMNS).stream()
          .map(MemberRule::of)
          .toList();

  private static final Map<String, List<MemberRule>> BY_PARENT =
      RULES.stream().collect(groupingBy(MemberRule::parent));

  private RequestModel() {}

  /// Returns the rules of the members of an object, or of the items of a list.
  static List<MemberRule> in(String path) {
    return BY_PARENT.getOrDefault(path, List.of());
  }
}
