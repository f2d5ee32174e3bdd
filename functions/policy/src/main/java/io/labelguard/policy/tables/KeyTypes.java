package io.labelguard.policy.tables;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What type of value the Service Authorization Reference gives condition keys (as of September
/// 2026), where it is not text.
///
/// @see <a
///     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html">Actions,
///     resources, and condition keys for Amazon S3</a>
public final class KeyTypes {

  /// What values a key can have.
  public enum Type {
    /// Text, an ARN, or not known: any text.
    ANY,
    BOOL,
    NUMERIC,
    DATE,
    IP_ADDRESS
  }

  private static final Map<String, Type> TYPES = new HashMap<>();

  static {
    put(
        Type.BOOL,
        """
        aws:AssumedRoot aws:IsMcpServiceAction aws:MultiFactorAuthPresent aws:PrincipalIsAWSService
        aws:SecureTransport aws:ViaAWSMCPService aws:ViaAWSService s3:isReplicationPauseRequest
        s3:ObjectCreationOperation
        """);
    put(
        Type.NUMERIC,
        """
        aws:MultiFactorAuthAge ec2:RoleDelivery s3:ExistingJobPriority s3:max-annotation-results
        s3:max-keys s3:object-lock-event-hold-duration-days
        s3:object-lock-remaining-retention-days s3:RequestJobPriority s3:signatureAge s3:TlsVersion
        """);
    put(Type.DATE, "aws:CurrentTime aws:TokenIssueTime s3:object-lock-retain-until-date");
    put(Type.IP_ADDRESS, "aws:Ec2InstanceSourcePrivateIPv4 aws:SourceIp aws:VpcSourceIp");
  }

  private KeyTypes() {}

  /// Returns what values a key (lower case) can have.
  public static Type type(String key) {
    return TYPES.getOrDefault(key, Type.ANY);
  }

  private static void put(Type type, String keys) {
    lowerCase(keys).forEach(key -> TYPES.put(key, type));
  }

  private static Set<String> lowerCase(String keys) {
    return new HashSet<>(Set.of(keys.strip().toLowerCase(Locale.ROOT).split("\\s+")));
  }
}
