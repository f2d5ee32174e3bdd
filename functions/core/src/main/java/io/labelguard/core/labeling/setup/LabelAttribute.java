package io.labelguard.core.labeling.setup;

import io.labelguard.core.labeling.JobRequest;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.table.DatedTable;
import java.util.List;
import java.util.Optional;

/// Judges the end of LabelAttributeName, which for some task types must, or must not, be `-ref`.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateLabelingJob.html">CreateLabelingJob</a>
final class LabelAttribute {

  private static final String MEMBER = "LabelAttributeName";
  private static final String REF = "-ref";
  private static final String METADATA = "-metadata";
  private static final List<List<String>> ROWS =
      DatedTable.rows(LabelAttribute.class, "label-attributes.txt", 2);

  private LabelAttribute() {}

  /// Returns what is wrong with the name in a request.
  static Optional<SettingFault> fault(LabelingJob job, JobRequest request) {
    return request
        .text(MEMBER)
        .filter(name -> !JobRequest.isExpression(name))
        .flatMap(name -> wrong(name, taskType(job)).map(what -> fault(name, what)));
  }

  private static SettingFault fault(String name, String what) {
    return new SettingFault(MEMBER, MEMBER + " \"" + name + "\" " + what + ".");
  }

  /// The two functions are of one type, or that is a fault of its own.
  private static Optional<String> taskType(LabelingJob job) {
    Optional<String> one = BuiltInFunction.before(job).flatMap(BuiltInFunction::taskType);
    Optional<String> other = BuiltInFunction.consolidation(job).flatMap(BuiltInFunction::taskType);
    return one.isPresent() && other.isPresent() && !one.equals(other)
        ? Optional.empty()
        : one.or(() -> other);
  }

  private static Optional<String> wrong(String name, Optional<String> type) {
    if (name.endsWith(METADATA)) {
      return Optional.of("must not end in " + METADATA);
    }
    return type.flatMap(
        known ->
            isListed("ref", known) && !name.endsWith(REF)
                ? Optional.of("must end in " + REF + " for the task type " + known)
                : isListed("no-ref", known) && name.endsWith(REF)
                    ? Optional.of("must not end in " + REF + " for the task type " + known)
                    : Optional.empty());
  }

  private static boolean isListed(String rule, String type) {
    return DatedTable.values(ROWS, rule).contains(type);
  }
}
