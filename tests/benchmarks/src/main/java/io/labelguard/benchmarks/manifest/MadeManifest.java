package io.labelguard.benchmarks.manifest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// A manifest as an object detection job leaves it, of any size and always the same: an image, its
/// boxes, and what is known about them.
final class MadeManifest {

  private static final long SEED = 15;
  private static final int BUCKETS = 5;
  private static final int FOLDERS = 200;
  private static final int MOST_BOXES = 12;

  private final Random random = new Random(SEED);
  private final StringBuilder line = new StringBuilder();

  private MadeManifest() {}

  /// Writes lines until the file has that many bytes or a few more.
  static void write(Path file, long size) throws IOException {
    MadeManifest manifest = new MadeManifest();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      long written = 0;
      for (int number = 0; written < size; number++) {
        byte[] bytes = manifest.line(number).getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        written += bytes.length;
      }
    }
  }

  private String line(int number) {
    int boxes = 1 + random.nextInt(MOST_BOXES);
    line.setLength(0);
    line.append(
        "{\"source-ref\":\"s3://gt-images-%d/2026/batch-%04d/img_%08d.jpg\","
            .formatted(number / 20_000 % BUCKETS, number / 100 % FOLDERS, number));
    line.append("\"boxes\":{\"image_size\":[{\"width\":1920,\"height\":1080,\"depth\":3}],");
    line.append("\"annotations\":[");
    for (int box = 0; box < boxes; box++) {
      line.append(box == 0 ? "" : ",");
      line.append(
          "{\"class_id\":%d,\"top\":%d,\"left\":%d,\"height\":%d,\"width\":%d}"
              .formatted(
                  random.nextInt(3),
                  random.nextInt(900),
                  random.nextInt(1700),
                  random.nextInt(180),
                  random.nextInt(220)));
    }
    line.append("]},\"boxes-metadata\":{\"objects\":[");
    for (int box = 0; box < boxes; box++) {
      line.append(box == 0 ? "" : ",").append("{\"confidence\":0.").append(random.nextInt(100));
      line.append("}");
    }
    line.append("],\"class-map\":{\"0\":\"cat\",\"1\":\"dog\",\"2\":\"caf\u00e9 table\"},");
    line.append("\"type\":\"groundtruth/object-detection\",\"human-annotated\":\"yes\",");
    line.append(
        "\"creation-date\":\"2026-11-%02dT%02d:%02d:%02d.%06d\","
            .formatted(
                1 + random.nextInt(28),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60),
                random.nextInt(1_000_000)));
    return line.append("\"job-name\":\"labeling-job/boxes\"}}\n").toString();
  }
}
