package io.labelguard.core.labeling.setup;

/// One setting of a labeling job with which SageMaker refuses it, or it does not work.
///
/// @param member path of the setting in the request, such as `HumanTaskConfig.TaskTitle`
/// @param sentence what is wrong, for a person; holds texts of the request unescaped
public record SettingFault(String member, String sentence) {}
