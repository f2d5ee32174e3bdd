package io.labelguard.core.labeling.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.network.SecurityGroup.Egress;
import io.labelguard.core.labeling.network.SecurityGroup.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How far HTTPS gets from behind security groups.
class SecurityGroupTest {

  @ParameterizedTest
  @CsvSource({
    "-1,  -1,    -1, 0.0.0.0/0,    TO_S3",
    "tcp, 443,  443, 0.0.0.0/0,    TO_S3",
    "6,   443,  443, 0.0.0.0/0,    TO_S3",
    "tcp, 0,  65535, 0.0.0.0/0,    TO_S3",
    "tcp, -1,    -1, 0.0.0.0/0,    TO_S3",
    "tcp, 443,  443, pl-s3,        TO_S3",
    "tcp, 443,  443, pl-other,     SOME",
    "tcp, 443,  443, 10.0.0.0/8,   SOME",
    "-1,  -1,    -1, sg-2,         SOME",
    "-1,  -1,    -1, ::/0,         SOME",
    "tcp, 443,  443, '',           NONE",
    "tcp, 80,    80, 0.0.0.0/0,    NONE",
    "tcp, 444, 9999, 0.0.0.0/0,    NONE",
    "udp, 443,  443, 0.0.0.0/0,    NONE",
    "17,  443,  443, 0.0.0.0/0,    NONE",
    "icmp, -1,   -1, 0.0.0.0/0,    NONE",
  })
  void aRuleLetsHttpsOutOrNot(String protocol, int from, int to, String at, Egress egress) {
    List<String> destinations = at.isEmpty() ? List.of() : List.of(at);
    assertThat(egress(group(new Rule(protocol, from, to, destinations)))).isEqualTo(egress);
  }

  @Test
  void theRulesOfSeveralGroupsAddUp() {
    SecurityGroup closed = group();
    SecurityGroup inside = group(new Rule("tcp", 443, 443, List.of("10.0.0.0/8")));
    SecurityGroup open = group(new Rule("-1", -1, -1, List.of("0.0.0.0/0")));
    assertThat(egress(closed)).isEqualTo(Egress.NONE);
    assertThat(egress(closed, inside)).isEqualTo(Egress.SOME);
    assertThat(egress(inside, open)).isEqualTo(Egress.TO_S3);
    assertThat(egress()).isEqualTo(Egress.NONE);
  }

  private static Egress egress(SecurityGroup... groups) {
    return SecurityGroup.egress(List.of(groups), Set.of("pl-s3"));
  }

  private static SecurityGroup group(Rule... rules) {
    return new SecurityGroup("sg-1", Stream.of(rules).toList());
  }
}
