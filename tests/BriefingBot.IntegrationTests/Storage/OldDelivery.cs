using BriefingBot.Core.Briefings;
using BriefingBot.Core.Chat;
using BriefingBot.IntegrationTests.Briefings;
using BriefingBot.Storage;

namespace BriefingBot.IntegrationTests.Storage;

/// <summary>A delivery as earlier releases left it: taken, and with the state before in a column of its own.</summary>
internal static class OldDelivery
{
    /// <summary>Writes it, and one that was posted, into tables of that time.</summary>
    public const string Sql = """
        INSERT INTO subscription (destinations, speakers, about, phrases, not_phrases, at, zone, days, if_empty, created_at, active_since, created_version)
        VALUES ('["slack:T1/C1"]', '[]', '[]', '[]', '[]', '08:00', 'UTC', 'daily', 'Silent', '2027-03-01T08:00:00.0000000Z', '2027-03-01T08:00:00.0000000Z', 0);
        INSERT INTO delivery (subscription, destination, occasion, state, due_at, after_version, up_to_version, since, until, attempts, next_at, leased_from, message_id)
        VALUES (1, 'slack:T1/C1', '2027-03-02', 'Sent', '2027-03-02T08:00:00.0000000Z', 0, 1, '2027-03-01T08:00:00.0000000Z', '2027-03-02T08:00:00.0000000Z', 1, '2027-03-02T08:00:01.0000000Z', 'Claimed', 'm1'),
               (1, 'slack:T1/C1', '2027-03-03', 'Posting', '2027-03-03T08:00:00.0000000Z', 1, 2, '2027-03-02T08:00:00.0000000Z', '2027-03-03T08:00:00.0000000Z', 2, '2027-03-03T08:02:00.0000000Z', 'Retrying', NULL)
        """;

    /// <summary>Sees that both are there, and that the open one is taken and settled.</summary>
    public static async Task GoesOnAsync(DeliveryLedger ledger, CancellationToken cancellationToken)
    {
        var open = Assert.Single(await ledger.LeaseAllAsync(cancellationToken));
        Assert.Equal((new(1, new(ChannelAddress.Slack, "T1/C1"), "2027-03-03"), DeliveryState.Posting, 2), (open.Key, open.State, open.Attempts));
        await ledger.MarkSentAsync(open.Key, "m2", cancellationToken);
        Assert.Equal(["m2", "m1"], (await ledger.ListAsync(1, 10, cancellationToken)).Select(delivery => delivery.MessageId));
    }
}
