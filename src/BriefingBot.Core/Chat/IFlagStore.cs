namespace BriefingBot.Core.Chat;

/// <summary>The review list: what readers flagged, for editors only. No reader is ever shown another's flag.</summary>
public interface IFlagStore
{
    /// <summary>Puts a flag on the list; the same reader's same open flag is there once.</summary>
    /// <param name="flag">What is flagged.</param>
    /// <param name="origin">Where it comes from: <c>web</c>, <c>api</c>, or the channel's address.</param>
    /// <param name="reader">The platform's id of the reader, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The flag on the list.</returns>
    /// <exception cref="FormatException">The flag names nothing, a statement that never was, or is too long.</exception>
    Task<Flag> AddAsync(ChatFlag flag, string origin, string? reader, CancellationToken cancellationToken);

    /// <summary>The flags, newest first.</summary>
    /// <param name="isOpen">Whether only those nobody has looked at.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<Flag>> ListAsync(bool isOpen, int most, CancellationToken cancellationToken);

    /// <summary>Closes an open flag.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="state">Resolved or dismissed.</param>
    /// <param name="editor">Who closes it.</param>
    /// <param name="remark">What the editor says of it, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when there is no open flag with this number.</returns>
    Task<bool> CloseAsync(long id, FlagState state, string editor, string? remark, CancellationToken cancellationToken);
}
