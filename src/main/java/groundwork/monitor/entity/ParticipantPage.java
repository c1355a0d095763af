package groundwork.monitor.entity;

import java.util.List;

/**
 * Some of the participants.
 *
 * @param total how many there are in all that fit the filter
 * @param page from 0
 */
public record ParticipantPage(
    int total, int page, int size, List<Progress.Participant> participants) {}
