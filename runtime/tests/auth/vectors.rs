//! Published test vectors, and signatures that are random.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use postman_client::codegen::{Auth, Aws, Digest, EdgeGrid, Hawk, Jwt, OAuth1};
use postman_client::{Call, Client, Request, Response};
use ring::signature::{self, KeyPair, UnparsedPublicKey};

use crate::{Variables, authorization, text};

/// RFC 7616, section 3.9.1.
#[test]
fn digest_of_rfc_7616() -> Result<(), String> {
    let settings = Digest {
        username: "Mufasa",
        password: "Circle of Life",
        realm: "http-auth@example.org",
        nonce: "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
        qop: "auth",
        client_nonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
        opaque: "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
        ..Digest::DEFAULT
    };
    for (algorithm, response) in [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ] {
        let auth = Auth::digest(Digest { algorithm, ..settings });
        let header = authorization(auth, "http://www.example.org/dir/index.html")?;
        assert!(header.contains(&format!("response=\"{response}\"")), "{header}");
        assert!(header.contains("nc=00000001"), "{header}");
    }
    Ok(())
}

/// RFC 5849, section 1.2: the last request of the example.
#[test]
fn oauth1_of_rfc_5849() -> Result<(), String> {
    let auth = Auth::oauth1(OAuth1 {
        consumer_key: "dpf43f3p2l4k3l03",
        consumer_secret: "kd94hf93k423kf44",
        token: "nnch734d00sl2jdk",
        token_secret: "pfkkdhi9sl3r4s00",
        signature_method: "HMAC-SHA1",
        timestamp: "137131202",
        nonce: "chapoH",
        realm: "Photos",
        add_params_to_header: true,
        ..OAuth1::DEFAULT
    });
    let header = authorization(auth, "http://photos.example.net/photos?file=vacation.jpg&size=original")?;
    assert!(header.contains("oauth_signature=\"MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D\""), "{header}");
    Ok(())
}

/// `get-vanilla` and `get-vanilla-query-order-key-case` of the suite for AWS Signature Version 4.
#[test]
fn aws_signatures_are_those_of_its_test_suite() -> Result<(), Box<dyn std::error::Error>> {
    let aws = Aws {
        access_key: "AKIDEXAMPLE",
        secret_key: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        region: "us-east-1",
        service: "service",
        ..Aws::DEFAULT
    };
    let now = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_440_938_160);
    let client =
        Client::builder(Variables::default()).transport(|_: Request| Response::new(200, "")).clock(move || now).build();
    for (url, signature) in [
        ("http://example.amazonaws.com/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
        (
            "http://example.amazonaws.com/?Param2=value2&Param1=value1",
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        ),
    ] {
        let call: Call<()> = client.get(url).auth(Auth::aws(aws)).call();
        let header = call.request()?.header("authorization").unwrap_or_default().to_owned();
        assert_eq!(
            header,
            format!(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
                 SignedHeaders=host;x-amz-date, Signature={signature}"
            )
        );
    }
    Ok(())
}

/// The examples of Hawk's README: a header, and one with a payload.
#[test]
fn hawk_of_its_readme() -> Result<(), String> {
    let hawk = Hawk {
        auth_id: "dh37fgj492je",
        auth_key: "werxhqb98rpaxn39848xrunpaw3489ruxnpa98w4rxn",
        algorithm: "sha256",
        nonce: "j4h3g2",
        timestamp: "1353832234",
        extra_data: "some-app-ext-data",
        include_payload_hash: true,
        ..Hawk::DEFAULT
    };
    let url = "http://example.com:8000/resource/1?b=1&a=2";
    assert_eq!(
        authorization(Auth::hawk(hawk), url)?,
        "Hawk id=\"dh37fgj492je\", ts=\"1353832234\", nonce=\"j4h3g2\", ext=\"some-app-ext-data\", \
         mac=\"6R4rV5iE+NPoym+WwjeHzjAGXUtLNIxmo1vpMofpLAE=\""
    );
    let call: Call<()> = crate::client()
        .post(url)
        .text("text/plain", "Thank you for flying Hawk")
        .header("Content-Type", "text/plain")
        .auth(Auth::hawk(hawk))
        .call();
    let request = call.request().map_err(|error| error.to_string())?;
    let header = request.header("authorization").unwrap_or_default();
    assert!(header.contains("hash=\"Yi9LfIIFRtBEPt74PVmbTF/xVAwPn7ub15ePICfgnuY=\""), "{header}");
    assert!(header.contains("mac=\"aSe1DERmZuRl3pI36/9BdZmnErTw3sNzOOAUlfeKjVw=\""), "{header}");
    Ok(())
}

/// `simple GET` of EdgeGrid's own test data.
#[test]
fn edgegrid_of_its_tests() -> Result<(), String> {
    let auth = Auth::edgegrid(EdgeGrid {
        access_token: "akab-access-token-xxx-xxxxxxxxxxxxxxxx",
        client_token: "akab-client-token-xxx-xxxxxxxxxxxxxxxx",
        client_secret: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=",
        nonce: "nonce-xx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
        timestamp: "20140321T19:34:21+0000",
        ..EdgeGrid::DEFAULT
    });
    let header = authorization(auth, "https://akaa-baseurl-xxxxxxxxxxx-xxxxxxxxxxxxx.luna.akamaiapis.net/")?;
    assert!(header.ends_with("signature=tL+y4hxyHxgWVD30X3pWnGKHcPzmrIF+LThiAOhMxYU="), "{header}");
    Ok(())
}

/// RFC 7515, appendix A.1, with the header and payload written without white space.
#[test]
fn hs256_of_rfc_7515() -> Result<(), String> {
    let auth = Auth::jwt(Jwt {
        algorithm: "HS256",
        secret: "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
        is_secret_base64_encoded: true,
        header: r#"{"typ":"JWT","alg":"HS256"}"#,
        payload: r#"{"iss":"joe","exp":1300819380,"http://example.com/is_root":true}"#,
        ..Jwt::DEFAULT
    });
    let token = authorization(auth, "http://h/")?;
    let (text, mac) = token.rsplit_once('.').ok_or("no token")?;
    assert_eq!(text.split('.').next(), Some("eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9"));
    let key = "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";
    let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).map_err(|error| error.to_string());
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &decode(key)?);
    ring::hmac::verify(&key, text.as_bytes(), &decode(mac)?).map_err(|_| "the signature is wrong".to_owned())
}

/// The algorithms whose signatures are never the same twice.
#[test]
fn random_signatures_verify() -> Result<(), Box<dyn std::error::Error>> {
    let der = |pem: &str| {
        let base64: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
        base64::engine::general_purpose::STANDARD.decode(base64)
    };
    let rsa = include_str!("keys/rsa.pem");
    let rsa_public = signature::RsaKeyPair::from_pkcs8(&der(rsa)?).map_err(|_| "rsa")?.public_key().as_ref().to_vec();
    let random = ring::rand::SystemRandom::new();
    let curve = |algorithm, pem: &str| -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let pair = signature::EcdsaKeyPair::from_pkcs8(algorithm, &der(pem)?, &random).map_err(|_| "curve")?;
        Ok(pair.public_key().as_ref().to_vec())
    };
    let (p256, p384) = (include_str!("keys/p256.pem"), include_str!("keys/p384.pem"));
    let p256_public = curve(&signature::ECDSA_P256_SHA256_FIXED_SIGNING, p256)?;
    let p384_public = curve(&signature::ECDSA_P384_SHA384_FIXED_SIGNING, p384)?;
    let table: [(_, _, &dyn signature::VerificationAlgorithm, _); 5] = [
        ("PS256", rsa, &signature::RSA_PSS_2048_8192_SHA256, &rsa_public),
        ("PS384", rsa, &signature::RSA_PSS_2048_8192_SHA384, &rsa_public),
        ("PS512", rsa, &signature::RSA_PSS_2048_8192_SHA512, &rsa_public),
        ("ES256", p256, &signature::ECDSA_P256_SHA256_FIXED, &p256_public),
        ("ES384", p384, &signature::ECDSA_P384_SHA384_FIXED, &p384_public),
    ];
    for (name, pem, algorithm, public) in table {
        let auth = Auth::jwt(Jwt { algorithm: name, private_key: text(pem), payload: "{}", ..Jwt::DEFAULT });
        let token = authorization(auth, "http://h/")?;
        let (signed, signature) = token.rsplit_once('.').ok_or("no token")?;
        let signature = URL_SAFE_NO_PAD.decode(signature)?;
        let key = UnparsedPublicKey::new(algorithm, public);
        assert!(key.verify(signed.as_bytes(), &signature).is_ok(), "{name}");
    }
    Ok(())
}

/// Auth that cannot sign gives an error that names the parameter and shows no key.
#[test]
fn bad_parameters_are_named_without_showing_keys() {
    let jwt = Jwt { algorithm: "RS256", private_key: "s3cret", ..Jwt::DEFAULT };
    for (auth, reason) in [
        (Auth::jwt(jwt), "is not PKCS#8 in PEM"),
        (Auth::jwt(Jwt { algorithm: "none", ..jwt }), "the algorithm of the token is none of"),
        (Auth::jwt(Jwt { algorithm: "HS256", secret: "s", payload: "[]", ..Jwt::DEFAULT }), "payload"),
        (
            Auth::digest(Digest { username: "u", realm: "r", nonce: "n", algorithm: "SHA-1", ..Digest::DEFAULT }),
            "algorithm",
        ),
        (Auth::hawk(Hawk { auth_id: "i", auth_key: "s3cret", algorithm: "md5", ..Hawk::DEFAULT }), "algorithm"),
        (
            Auth::oauth1(OAuth1 {
                consumer_key: "k",
                private_key: "s3cret",
                signature_method: "RSA-SHA1",
                ..OAuth1::DEFAULT
            }),
            "private key",
        ),
    ] {
        let error = authorization(auth, "http://h/").err().unwrap_or_default();
        assert!(error.contains(reason) && !error.contains("s3cret"), "{error}");
    }
}
