namespace BriefingBot.Commands;

/// <summary>A setting that cannot be used; the message names it and says what right looks like.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>Without a message.</summary>
    public SettingsException()
    {
    }

    /// <summary>With the setting, its value and the rule.</summary>
    public SettingsException(string message)
        : base(message)
    {
    }

    /// <summary>With the setting, its value, the rule and what showed it.</summary>
    public SettingsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
