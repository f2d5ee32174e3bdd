package io.labelguard.core.labeling.setup;

import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;

/// Builds labeling jobs of tests, from JSON in single quotes.
final class Requests {

  private Requests() {}

  static Json json(String text) {
    try {
      return JsonReader.read(text.replace('\'', '"'));
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  static LabelingJob job(Json document) {
    return LabelingDocuments.labelingJob(document, Optional.empty(), Optional.empty());
  }

  /// A request within all limits, in which these texts stand for a few settings.
  static String request(String attribute, String before, String consolidation) {
    return """
    {'LabelingJobName': 'cats', 'LabelAttributeName': '%s',
     'InputConfig': {'DataSource': {'S3DataSource': {'ManifestS3Uri': 's3://in/m'}}},
     'OutputConfig': {'S3OutputPath': 's3://out/'},
     'RoleArn': 'arn:aws:iam::111122223333:role/Gt',
     'HumanTaskConfig': {
      'WorkteamArn': 'arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/t',
      'UiConfig': {'UiTemplateS3Uri': 's3://in/t'}, 'PreHumanTaskLambdaArn': '%s',
      'TaskTitle': 't', 'TaskDescription': 'd', 'NumberOfHumanWorkersPerDataObject': 1,
      'TaskTimeLimitInSeconds': 30,
      'AnnotationConsolidationConfig': {'AnnotationConsolidationLambdaArn': '%s'}}}
    """
        .formatted(attribute, before, consolidation);
  }

  /// The same, with the functions of a task type in us-east-1.
  static String request(String attribute, String type) {
    return request(attribute, function("PRE-" + type), function("ACS-" + type));
  }

  static String function(String name) {
    return "arn:aws:lambda:us-east-1:432418664414:function:" + name;
  }

  static List<String> members(LabelingJob job) {
    return SettingFaults.of(job).stream().map(SettingFault::member).toList();
  }

  static List<String> missing(String request) {
    return SettingFaults.missing(job(json(request)));
  }

  static List<String> members(String request) {
    return members(job(json(request)));
  }

  static List<String> sentences(String request) {
    return SettingFaults.of(job(json(request))).stream().map(SettingFault::sentence).toList();
  }
}
