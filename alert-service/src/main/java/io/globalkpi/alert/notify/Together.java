package io.globalkpi.alert.notify;

import io.globalkpi.schemas.alert.Notice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of the notices that wait may be told in one message with the first of them: those for the same reader, as what another
 * may read has no place in it.
 */
final class Together {

    private Together() {}

    static boolean isGrouped(Notice notice) {
        return notice.getGroup() != null;
    }

    /** A crowd: all from the front, up to the first that is for another reader or must travel alone. */
    static List<Notice> crowd(List<Notice> waiting, Set<String> alone) {
        Notice first = waiting.get(0);
        return waiting.stream()
                .takeWhile(notice ->
                        !alone.contains(notice.getNotice()) && reader(notice).equals(reader(first)))
                .toList();
    }

    /** The group of the first, wherever its members wait; none overtakes an earlier notice of its own breach. */
    static List<Notice> group(List<Notice> waiting, Set<String> alone) {
        Notice first = waiting.get(0);
        List<Notice> together = new ArrayList<>();
        Set<String> leftBehind = new HashSet<>();
        for (Notice notice : waiting) {
            boolean joins = first.getGroup().equals(notice.getGroup())
                    && reader(notice).equals(reader(first))
                    && !alone.contains(notice.getNotice())
                    && !leftBehind.contains(notice.getBreach());
            if (joins) {
                together.add(notice);
            } else {
                leftBehind.add(notice.getBreach());
            }
        }
        return together;
    }

    private static String reader(Notice notice) {
        return String.valueOf(notice.getPerson());
    }
}
