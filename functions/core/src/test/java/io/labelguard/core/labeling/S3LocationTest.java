package io.labelguard.core.labeling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "s3://gt-data/manifests/a.manifest | gt-data | manifests/a.manifest",
        "s3://gt-data | gt-data | ''",
        "s3://gt-data/ | gt-data | ''",
        "s3://gt-data//twice//slashed | gt-data | /twice//slashed",
        "s3://My_Old.Bucket/k | My_Old.Bucket | k",
        "s3://gt-data/with space%20kept | gt-data | with space%20kept",
        "s3://alias-0123456789-s3alias/k | alias-0123456789-s3alias | k",
        "https://gt-data.s3.amazonaws.com/k/l | gt-data | k/l",
        "https://gt-data.s3.us-east-1.amazonaws.com/k | gt-data | k",
        "https://gt-data.s3-us-west-2.amazonaws.com/k | gt-data | k",
        "https://gt.data.dotted.s3.us-east-1.amazonaws.com/k | gt.data.dotted | k",
        "https://gt-data.s3.dualstack.us-east-1.amazonaws.com/k | gt-data | k",
        "https://gt-data.s3-fips.us-gov-west-1.amazonaws.com/k | gt-data | k",
        "https://gt-data.s3.cn-north-1.amazonaws.com.cn/k | gt-data | k",
        "https://gt-data.s3.us-iso-east-1.c2s.ic.gov/k | gt-data | k",
        "https://gt-data.s3.eusc-de-east-1.amazonaws.eu/k | gt-data | k",
        "https://s3.us-west-2.amazonaws.com/gt-data/k/l | gt-data | k/l",
        "https://s3.amazonaws.com/gt-data | gt-data | ''",
        "https://s3-eu-west-1.amazonaws.com/gt-data/k | gt-data | k",
        "https://s3.cn-northwest-1.amazonaws.com.cn/gt-data/k | gt-data | k",
        "https://s3.us-west-2.amazonaws.com:443/gt-data/k | gt-data | k",
        "https://gt-data.s3.amazonaws.com/a%20b+c?versionId=1 | gt-data | a b+c",
        "https://gt-data.s3.amazonaws.com/50%-off | gt-data | 50%-off",
        "https://gt-data.s3.amazonaws.com | gt-data | ''",
      })
  void aLocationIsReadAsWritten(String uri, String bucket, String key) {
    assertThat(S3Location.parse(uri)).contains(new S3Location(bucket, key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s3:/gt-data/k",
        "s3:///k",
        "s3://",
        "S3://gt-data/k",
        " s3://gt-data/k",
        "gt-data/k",
        "/home/me/input.manifest",
        "http://gt-data.s3.amazonaws.com/k",
        "https://example.com/gt-data/k",
        "https://s3.amazonaws.com.example.com/gt-data/k",
        "https://s3.amazonaws.com/",
        "https:///gt-data",
        "arn:aws:s3:::gt-data/k",
        "s3://arn:aws:s3:us-east-1:111122223333:accesspoint/labels/k",
      })
  void whatIsNoLocationIsNotGuessedAt(String uri) {
    assertThat(S3Location.parse(uri)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"out,out/", "out/,out/", "out/result.json,out/result.json/", "'',''", "out//,out//"})
  void everyOutputPathIsAFolder(String key, String prefix) {
    assertThat(new S3Location("gt-data", key).folder()).isEqualTo(prefix);
  }
}
