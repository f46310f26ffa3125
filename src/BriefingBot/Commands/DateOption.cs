using System.CommandLine;
using NodaTime;
using NodaTime.Text;

namespace BriefingBot.Commands;

/// <summary>An option whose value is a calendar date, <c>2013-02-16</c>.</summary>
internal static class DateOption
{
    /// <summary>Makes the option; anything but an existing date in ISO form is wrong usage.</summary>
    public static Option<LocalDate?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            var parsed = LocalDatePattern.Iso.Parse(result.Tokens[0].Value);
            if (parsed.Success)
            {
                return parsed.Value;
            }

            result.AddError($"{name} takes a date such as 2013-02-16, not \"{result.Tokens[0].Value}\".");
            return null;
        },
    };
}
