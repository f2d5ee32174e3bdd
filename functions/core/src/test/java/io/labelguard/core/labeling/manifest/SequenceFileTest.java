package io.labelguard.core.labeling.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.labeling.S3Location;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceFileTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'prefix':'s3://b/v/','frames':[{'frame':'1.jpg'}]|s3://b/v/|0",
        "'prefix':'s3://b/v','frames':[{'frame':'1.jpg'}]|s3://b/v/|0",
        "'prefix':'s3://b','frames':[]|s3://b/|0",
        "'prefix':'s3://b/v/','frames':[{'frame':'lidar/1.bin'}]|s3://b/v/ s3://b/v/lidar/|0",
        "'prefix':'s3://b/v/','frames':[{'frame':'s3://c/w/1.bin'}]|s3://b/v/ s3://c/w/|0",
        "'prefix':'s3://b/v/','frames':[{'frame':'1.bin'"
            + ",'images':[{'image-path':'cam/1.jpg'}]}]|s3://b/v/"
            + " s3://b/v/cam/|0",
        "'prefix':'s3://b/v/','frames':[{'frame':'1.bin','prefix':'s3://c/i'"
            + ",'images':[{'image-path':'cam/1.jpg'}]}]|s3://b/v/"
            + " s3://c/i/ s3://c/i/cam/|0",
        "'prefix':'s3://b/v/','frames':[{'frame-no':1},{'frame':2},7]|s3://b/v/|2",
        "'prefix':'s3://b/v/','frames':[{'frame':'1.bin','images':[{},3]}]|s3://b/v/|1",
        "'prefix':'v/','frames':[{'frame':'1.jpg'}]||2",
        "'prefix':4,'frames':[{'frame':'s3://c/w/1.bin'}]|s3://c/w/|1",
        "'seq-no':1,'frames':[{'frame':'1.jpg'}]||1",
        "'seq-no':1,'prefix':'s3:///','frames':[]||1",
        "'prefix':'s3://b/v/','frames':[{'frame':'1.bin','prefix':'i/'"
            + ",'images':[{'image-path':'1.jpg'}]}]|s3://b/v/|2",
      })
  void itNamesTheFoldersOfFramesAndImages(String members, String prefixes, long bad)
      throws MalformedJsonException {
    SequenceFile file = SequenceFile.read("{" + members.replace('\'', '"') + "}").orElseThrow();

    assertThat(file.prefixes().stream().map(S3Location::uri))
        .isEqualTo(prefixes == null ? List.of() : List.of(prefixes.split(" ")));
    assertThat(file.badReferences()).isEqualTo(bad);
    assertThat(file.complete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"frames\":[]}",
        "{\"prefix\":\"s3://b/\",\"frames\":{}}",
        "{\"source-ref\":\"s3://b/k\"}"
      })
  void otherJsonIsNoSequenceFile(String text) throws MalformedJsonException {
    assertThat(SequenceFile.read(text)).isEmpty();
  }

  @Test
  void whatIsNotJsonIsSaid() {
    assertThatThrownBy(() -> SequenceFile.read("{")).isInstanceOf(MalformedJsonException.class);
  }
}
