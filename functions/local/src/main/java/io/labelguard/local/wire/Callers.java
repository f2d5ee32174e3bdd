package io.labelguard.local.wire;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the caller of a request by its access key; signatures are not checked. Safe for many
/// threads.
public final class Callers {

  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/, ]+)/[0-9]{8}/[^/]+/([^/]+)/aws4_request");

  private final LocalCaller everyoneElse;
  private final Map<String, LocalCaller> byAccessKey = new TreeMap<>();

  public Callers(String arn) {
    everyoneElse = caller(arn);
  }

  /// Returns the access key of a role or user, and knows it from now on.
  public synchronized String accessKey(String arn) {
    LocalCaller caller = caller(arn);
    byAccessKey.put(caller.accessKeyId(), caller);
    return caller.accessKeyId();
  }

  public synchronized LocalCaller of(String authorization) {
    Matcher matcher = CREDENTIAL.matcher(authorization);
    return matcher.find() ? byAccessKey.getOrDefault(matcher.group(1), everyoneElse) : everyoneElse;
  }

  /// Returns the signing name in a request's credential scope, empty where it is not signed.
  public static String service(String authorization) {
    Matcher matcher = CREDENTIAL.matcher(authorization);
    return matcher.find() ? matcher.group(2) : "";
  }

  private static LocalCaller caller(String arn) {
    return new LocalCaller(
        arn, "local", UniqueId.of(arn.contains(":user/") ? "AKIA" : "ASIA", arn).substring(0, 20));
  }
}
