// java -cp hdrhistogram.jar ListLog.java LOG…: lists logs as list_log.cc does, read by HdrHistogram.
import java.io.File;
import java.nio.ByteBuffer;
import java.util.NoSuchElementException;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.HistogramLogReader;

public class ListLog {
  public static void main(String[] arguments) throws Exception {
    StringBuilder out = new StringBuilder();
    for (String path : arguments) {
      HistogramLogReader reader = new HistogramLogReader(new File(path));
      while (reader.hasNext()) {
        EncodableHistogram next;
        try {
          next = reader.nextIntervalHistogram();
        } catch (NoSuchElementException blankLineAtTheEnd) {
          break;
        }
        if (next == null) break;
        list((Histogram) next, out);
      }
    }
    System.out.print(out);
  }

  private static void list(Histogram histogram, StringBuilder out) {
    String tag = histogram.getTag();
    long start = histogram.getStartTimeStamp();
    out.append("entry ").append(tag == null ? "-" : tag).append('\n');
    out.append("times ").append(start).append(' ')
        .append(histogram.getEndTimeStamp() - start).append('\n');
    out.append("range ").append(histogram.getLowestDiscernibleValue()).append(' ')
        .append(histogram.getHighestTrackableValue()).append(' ')
        .append(histogram.getNumberOfSignificantValueDigits()).append('\n');
    for (HistogramIterationValue value : histogram.recordedValues()) {
      out.append(histogram.lowestEquivalentValue(value.getValueIteratedTo())).append(' ')
          .append(value.getCountAddedInThisIterationStep()).append('\n');
    }
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoByteBuffer(buffer);
    out.append("bytes ");
    for (int i = 0; i < length; ++i) out.append(String.format("%02x", buffer.get(i)));
    out.append('\n');
  }
}
